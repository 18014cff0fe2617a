"""Peer: SpiffWorkflow with durable storage: three user tasks, the workflow written back and flushed after each.

`python spiff.py DATABASE INSTANCES` prints `{"instances", "decisions", "seconds", "cpu"}`. It has no wire, no people,
no cards and no journal: only the engine and its storage.
"""

import json
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.serializer.workflow import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

STEPS = 3
DIAGRAM = """<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="bench">
<process id="leave" isExecutable="true"><startEvent id="start"><outgoing>f0</outgoing></startEvent>{steps}
<endEvent id="end"><incoming>f{last}</incoming></endEvent>{flows}</process></definitions>"""
STEP = '<userTask id="step{at}" name="step{at}"><incoming>f{at}</incoming><outgoing>f{next}</outgoing></userTask>'
FLOW = '<sequenceFlow id="f{at}" sourceRef="{before}" targetRef="{after}"/>'


def diagram() -> str:
    """Three approvals, one after the other."""
    places = ["start", *(f"step{at}" for at in range(STEPS)), "end"]
    return DIAGRAM.format(
        steps="".join(STEP.format(at=at, next=at + 1) for at in range(STEPS)),
        last=STEPS,
        flows="".join(FLOW.format(at=at, before=places[at], after=places[at + 1]) for at in range(STEPS + 1)),
    )


def main() -> None:
    """Ask and decide so many times."""
    store = sqlite3.connect(sys.argv[1], isolation_level=None)
    store.execute("PRAGMA journal_mode=WAL")
    store.execute("PRAGMA synchronous=FULL")
    store.execute("CREATE TABLE workflow (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "leave.bpmn"
        path.write_text(diagram())
        parser = BpmnParser()
        parser.add_bpmn_file(str(path))
        spec = parser.get_spec("leave")
    serializer, count = BpmnWorkflowSerializer(), int(sys.argv[2])
    began, cpu = time.perf_counter(), time.process_time()
    for number in range(count):
        workflow = BpmnWorkflow(spec)
        workflow.do_engine_steps()
        store.execute("INSERT INTO workflow VALUES (?, ?)", (number, serializer.serialize_json(workflow)))
    for number in range(count):
        for _ in range(STEPS):
            (body,) = store.execute("SELECT body FROM workflow WHERE id = ?", (number,)).fetchone()
            workflow = serializer.deserialize_json(body)
            task = workflow.get_next_task(state=TaskState.READY, manual=True)
            task.data["approved"] = True
            task.run()
            workflow.do_engine_steps()
            body = serializer.serialize_json(workflow)
            store.execute("UPDATE workflow SET body = ? WHERE id = ?", (body, number))
        assert workflow.is_completed()
    took = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu}
    print(json.dumps({"instances": count, "decisions": count * STEPS, **took}))


if __name__ == "__main__":
    main()
