using System.Text.Json;

namespace EnvMap.Deploy.Compose.Drift;

/// <summary>What a container is, as the engine tells it.</summary>
internal static class RunningShape
{
    /// <param name="container">What the engine says of it.</param>
    public static ContainerShape Of(JsonElement container)
    {
        var (config, host) = (container.At("Config"), container.At("HostConfig"));
        var shape = new ContainerShape();
        shape.Add(DriftAspect.Image, "name", config.Text("Image"));
        shape.Add(DriftAspect.Image, "id", container.Text("Image"));
        shape.AddAll(DriftAspect.Environment, ImageFacts.Variables(config.Texts("Env")));
        shape.Add(DriftAspect.Command, "entrypoint", ShapeWords.List(config.Texts("Entrypoint")));
        shape.Add(DriftAspect.Command, "command", ShapeWords.List(config.Texts("Cmd")));
        shape.AddAll(DriftAspect.Networks, container.Members("NetworkSettings", "Networks").Select(network => (network.Name, ShapeWords.Always)));
        shape.AddAll(DriftAspect.Ports, host.Members("PortBindings")
            .Select(port => (port.Name, ShapeWords.Set(port.Value.Items().Select(binding => ShapeWords.Port(binding.Text("HostIp"), binding.Text("HostPort")))))));
        AddMounts(shape, container, host);
        AddRights(shape, config, host);
        AddRest(shape, config, host);
        HealthCheckShape.OfEngine(config.At("Healthcheck")).AddTo(shape);
        shape.AddAll(DriftAspect.Labels, config.TextMembers("Labels"));
        return shape;
    }

    private static void AddMounts(ContainerShape shape, JsonElement container, JsonElement host)
    {
        foreach (var mount in container.Items("Mounts"))
        {
            var (type, name) = (mount.Text("Type"), mount.Text("Name"));
            shape.Add(DriftAspect.Mounts, mount.Text("Destination"), ShapeWords.Mount(type, type is "volume" ? name : mount.Text("Source"), mount.Text("RW") is not "true"));
        }
        shape.AddAll(DriftAspect.Mounts, host.TextMembers("Tmpfs").Select(folder => (folder.Name, ShapeWords.Memory(folder.Value))));
    }

    private static void AddRights(ContainerShape shape, JsonElement config, JsonElement host) => shape.AddAll(DriftAspect.Rights,
    [
        ("user", config.Text("User")),
        ("read-only", host.Text("ReadonlyRootfs")),
        ("privileged", host.Text("Privileged")),
        ("cap-add", ShapeWords.Capabilities(host.Texts("CapAdd"))),
        ("cap-drop", ShapeWords.Capabilities(host.Texts("CapDrop"))),
        ("security-options", ShapeWords.SecurityOptions(host.Texts("SecurityOpt"))),
        ("groups", ShapeWords.Set(host.Texts("GroupAdd"))),
        ("processes", host.Text("PidMode")),
        ("devices", host.Items("Devices").Any() ? ShapeWords.Always : ""),
    ]);

    private static void AddRest(ContainerShape shape, JsonElement config, JsonElement host)
    {
        shape.Add(DriftAspect.Restart, "policy", ShapeWords.Restart(host.Text("RestartPolicy", "Name"), host.Text("RestartPolicy", "MaximumRetryCount")));
        foreach (var (item, value) in new[] { ("cpus", host.Text("NanoCpus")), ("memory", host.Text("Memory")), ("stop-grace-seconds", config.Text("StopTimeout")) })
        {
            shape.Add(DriftAspect.Limits, item, value is "0" ? "" : value);
        }
        shape.Add(DriftAspect.Logging, "driver", host.Text("LogConfig", "Type"));
        shape.AddAll(DriftAspect.Logging, host.TextMembers("LogConfig", "Config"));
    }
}
