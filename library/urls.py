from django.urls import include, path

from .views import message_verbs, messages, resources, words

app_name = "library"
CSV, XLSX = {"kind": "csv"}, {"kind": "xlsx"}

WORDS = [
    path("words/", words.WordListView.as_view(), name="word_list"),
    path("words/new/", words.WordCreateView.as_view(), name="word_new"),
    path("words/<int:pk>/edit/", words.WordUpdateView.as_view(), name="word_edit"),
    path("words/check/", words.word_check, name="word_check"),
    path("words/exceptions/", words.ExceptionListView.as_view(), name="exception_list"),
    path("words/exceptions/new/", words.ExceptionCreateView.as_view(), name="exception_new"),
    path(
        "words/exceptions/<int:pk>/edit/",
        words.ExceptionUpdateView.as_view(),
        name="exception_edit",
    ),
    path("words/exceptions/<int:pk>/remove/", words.exception_remove, name="exception_remove"),
]
MESSAGES = [
    path("", messages.MessageListView.as_view(), name="message_list"),
    path("export.csv", messages.message_export, CSV, name="message_export"),
    path("export.xlsx", messages.message_export, XLSX, name="message_export_xlsx"),
    path("print/", messages.MessagePrintView.as_view(), name="message_print"),
    path("words/", messages.MessageWordsView.as_view(), name="message_words"),
    path("new/", messages.MessageCreateView.as_view(), name="message_new"),
    path("<int:pk>/", messages.MessageDetailView.as_view(), name="message_detail"),
    path("<int:pk>/edit/", messages.MessageUpdateView.as_view(), name="message_edit"),
    path("<int:pk>/approve/", message_verbs.message_approve, name="message_approve"),
    path("<int:pk>/review/", message_verbs.message_review, name="message_review"),
    path("<int:pk>/archive/", message_verbs.message_archive, name="message_archive"),
    path("<int:pk>/restore/", message_verbs.message_restore, name="message_restore"),
]
RESOURCES = [
    path("", resources.ResourceListView.as_view(), name="resource_list"),
    path("export.csv", resources.resource_export, CSV, name="resource_export"),
    path("export.xlsx", resources.resource_export, XLSX, name="resource_export_xlsx"),
    path("new/", resources.ResourceCreateView.as_view(), name="resource_new"),
    path("<int:pk>/", resources.ResourceDetailView.as_view(), name="resource_detail"),
    path("<int:pk>/edit/", resources.ResourceUpdateView.as_view(), name="resource_edit"),
    path("<int:pk>/accept/", resources.resource_accept, name="resource_accept"),
    path("<int:pk>/decline/", resources.resource_decline, name="resource_decline"),
    path("<int:pk>/dead/", resources.resource_dead, name="resource_dead"),
    path("<int:pk>/alive/", resources.resource_alive, name="resource_alive"),
]

urlpatterns = [
    *WORDS,
    path("messages/", include(MESSAGES)),
    path("resources/", include(RESOURCES)),
]
