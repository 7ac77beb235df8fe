urlpatterns = []
app_name = "media_liaison"
