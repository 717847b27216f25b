"""The review workflow: what editors submit, moderators look at."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from home.access.roles import MODERATORS

NAME = "Review"


def sync_workflow(source_home: Page) -> Workflow:
    """Make the workflow with one task for the moderators, on the source language's tree unless it has one."""
    workflow = Workflow.objects.filter(name=NAME).first()
    if workflow is None:
        workflow = Workflow.objects.create(name=NAME)
        task = GroupApprovalTask.objects.create(name=NAME)
        task.groups.set(Group.objects.filter(name=MODERATORS))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.get_or_create(page=source_home, defaults={"workflow": workflow})
    return workflow
