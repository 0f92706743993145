"""What is handed to Docker and Kubernetes is well formed, and its parts fit each other."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import kubernetes_validate
import pytest
import yaml
from streamlit import config

from tests.deploy.conftest import DEPLOY, options_of_the_image

STANDARD = ["deployment.yaml", "service.yaml", "ingress.yaml", "autoscaler.yaml"]


def read(name: str) -> list[dict]:
    return list(yaml.safe_load_all((DEPLOY / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", STANDARD)
def test_a_manifest_follows_the_schema_of_kubernetes(name):
    for manifest in read(f"kubernetes/{name}"):
        kubernetes_validate.validate(manifest, kubernetes_validate.latest_version(), strict=True)


def test_kustomize_takes_every_manifest():
    files = {path.name for path in (DEPLOY / "kubernetes").glob("*.yaml")}
    assert set(read("kubernetes/kustomization.yaml")[0]["resources"]) == files - {"kustomization.yaml"}


def test_service_ingress_and_autoscaler_find_the_deployment():
    (deployment,), (service,), (ingress,), (autoscaler,) = (read(f"kubernetes/{name}") for name in STANDARD)
    labels = deployment["spec"]["template"]["metadata"]["labels"]
    ports = {port["name"] for port in deployment["spec"]["template"]["spec"]["containers"][0]["ports"]}
    assert deployment["spec"]["selector"]["matchLabels"] == service["spec"]["selector"] == labels
    assert service["spec"]["ports"][0]["targetPort"] in ports
    behind = ingress["spec"]["rules"][0]["http"]["paths"][0]["backend"]["service"]
    assert behind == {"name": service["metadata"]["name"], "port": {"name": service["spec"]["ports"][0]["name"]}}
    assert autoscaler["spec"]["scaleTargetRef"]["name"] == deployment["metadata"]["name"]
    middlewares = ingress["metadata"]["annotations"]["traefik.ingress.kubernetes.io/router.middlewares"].split(",")
    assert middlewares == [f"default-{part['metadata']['name']}@kubernetescrd" for part in read("kubernetes/traefik.yaml")]


def test_compose_starts_what_nginx_sends_visitors_to():
    (compose,) = read("compose.yaml")
    servers = re.findall(r"server ([\w-]+):8501", (DEPLOY / "nginx.conf").read_text(encoding="utf-8"))
    assert len(servers) == 3
    assert set(compose["services"]) == {*servers, "nginx"}
    assert set(compose["services"]["nginx"]["depends_on"]) == set(servers)
    for volume in compose["services"]["nginx"]["volumes"]:
        assert (DEPLOY / volume.split(":")[0]).is_file()
    build = compose["services"]["dashboard-1"]["build"]
    assert (DEPLOY / build["context"] / build["dockerfile"]).resolve() == DEPLOY / "Dockerfile"


def test_streamlit_knows_every_option_that_the_image_sets():
    known = {option.env_var for option in config.get_config_options().values()}
    assert set(options_of_the_image()) <= known


def test_the_linter_of_dockerfiles_is_content():
    program = shutil.which("hadolint", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if not program:
        pytest.skip("hadolint is not installed.")
    answer = subprocess.run([program, DEPLOY / "Dockerfile"], capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout
