from django.views.generic import TemplateView


class TodayView(TemplateView):
    template_name = "x.html"


def search(request):
    pass
