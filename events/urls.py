urlpatterns = []
app_name = "events"
