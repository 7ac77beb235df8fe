urlpatterns = []
app_name = "contacts"
