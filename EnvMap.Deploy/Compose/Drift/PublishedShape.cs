using System.Globalization;
using System.Text.Json;

namespace EnvMap.Deploy.Compose.Drift;

/// <summary>What a container of a service would be if Compose created it now.</summary>
internal static class PublishedShape
{
    private const decimal NanosecondsOfCore = 1e9m;

    /// <param name="config">The whole project, as Compose has understood it.</param>
    /// <param name="service">The service in it.</param>
    /// <param name="image">The image of the container that it is compared with.</param>
    /// <param name="tagged">The id of the image that bears the name now; empty where that is not known.</param>
    public static ContainerShape Of(JsonElement config, JsonElement service, ImageFacts image, string tagged)
    {
        var shape = new ContainerShape();
        shape.Add(DriftAspect.Image, "name", service.Text("image"));
        shape.Add(DriftAspect.Image, "id", tagged);
        shape.AddAll(DriftAspect.Environment, image.Environment);
        shape.AddAll(DriftAspect.Environment, service.TextMembers("environment"));
        AddCommand(shape, service, image);
        AddNetworks(shape, config, service);
        shape.AddAll(DriftAspect.Ports, service.Items("ports")
            .GroupBy(port => $"{port.Text("target")}/{(port.Text("protocol") is { Length: > 0 } protocol ? protocol : "tcp")}")
            .Select(ports => (ports.Key, ShapeWords.Set(ports.Select(port => ShapeWords.Port(port.Text("host_ip"), port.Text("published")))))));
        AddMounts(shape, config, service, image);
        AddRights(shape, service, image);
        AddRest(shape, service);
        HealthCheckShape.OfCompose(service.At("healthcheck"), HealthCheckShape.OfEngine(image.HealthCheck)).AddTo(shape);
        shape.AddAll(DriftAspect.Labels, service.TextMembers("labels"));
        return shape;
    }

    // An entry point of its own takes the image's command away.
    private static void AddCommand(ContainerShape shape, JsonElement service, ImageFacts image)
    {
        var entrypoint = service.Texts("entrypoint");
        shape.Add(DriftAspect.Command, "entrypoint", ShapeWords.List(entrypoint ?? image.Entrypoint));
        shape.Add(DriftAspect.Command, "command", ShapeWords.List(service.Texts("command") ?? (entrypoint is null ? image.Command : null)));
    }

    private static void AddNetworks(ContainerShape shape, JsonElement config, JsonElement service)
    {
        if (service.Text("network_mode") is { Length: > 0 } mode)
        {
            // That of another container has none of its own.
            shape.Add(DriftAspect.Networks, mode, mode.Contains(':', StringComparison.Ordinal) ? "" : ShapeWords.Always);
        }
        shape.AddAll(DriftAspect.Networks, service.Members("networks")
            .Select(network => (config.Text("networks", network.Name, "name") is { Length: > 0 } name ? name : network.Name, ShapeWords.Always)));
    }

    private static void AddMounts(ContainerShape shape, JsonElement config, JsonElement service, ImageFacts image)
    {
        shape.AddAll(DriftAspect.Mounts, image.Volumes.Select(target => (target, ShapeWords.UnnamedVolume)));
        foreach (var mount in service.Items("volumes"))
        {
            var (type, source) = (mount.Text("type"), mount.Text("source"));
            var name = type is "volume" && config.Text("volumes", source, "name") is { Length: > 0 } known ? known : source;
            shape.Add(DriftAspect.Mounts, mount.Text("target"), ShapeWords.Mount(type, name, mount.Text("read_only") is "true"));
        }
        foreach (var kind in new[] { "configs", "secrets" })
        {
            // Others than files go into the container by themselves, and are no mounts.
            shape.AddAll(DriftAspect.Mounts, service.Items(kind).Select(grant => (grant.Text("target"), File: config.Text(kind, grant.Text("source"), "file")))
                .Where(grant => grant.File.Length > 0).Select(grant => (grant.Item1, ShapeWords.Mount("bind", grant.File, readOnly: true))));
        }
        foreach (var folder in service.Texts("tmpfs") ?? [])
        {
            var parts = folder.Split(':', 2);
            shape.Add(DriftAspect.Mounts, parts[0], ShapeWords.Memory(parts.Length > 1 ? parts[1] : ""));
        }
    }

    private static void AddRights(ContainerShape shape, JsonElement service, ImageFacts image)
    {
        shape.AddAll(DriftAspect.Rights,
        [
            ("user", service.Text("user") is { Length: > 0 } user ? user : image.User),
            ("read-only", service.Text("read_only")),
            ("privileged", service.Text("privileged")),
            ("cap-add", ShapeWords.Capabilities(service.Texts("cap_add"))),
            ("cap-drop", ShapeWords.Capabilities(service.Texts("cap_drop"))),
            ("security-options", ShapeWords.SecurityOptions(service.Texts("security_opt"))),
            ("groups", ShapeWords.Set(service.Texts("group_add"))),
            ("processes", service.Text("pid")),
            ("devices", service.Items("devices").Any() ? ShapeWords.Always : ""),
        ]);
    }

    private static void AddRest(ContainerShape shape, JsonElement service)
    {
        if (service.At("deploy", "restart_policy").ValueKind is JsonValueKind.Undefined)
        {
            var parts = service.Text("restart").Split(':', 2);
            shape.Add(DriftAspect.Restart, "policy", ShapeWords.Restart(parts[0], parts.Length > 1 ? parts[1] : ""));
        }
        var cores = service.Text("deploy", "resources", "limits", "cpus") is { Length: > 0 } limit ? limit : service.Text("cpus");
        var memory = service.Text("deploy", "resources", "limits", "memory") is { Length: > 0 } bytes ? bytes : service.Text("mem_limit");
        shape.Add(DriftAspect.Limits, "cpus", decimal.TryParse(cores, CultureInfo.InvariantCulture, out var count) ? ShapeWords.Number((long)(count * NanosecondsOfCore)) : "");
        shape.Add(DriftAspect.Limits, "memory", memory is "0" ? "" : memory);
        shape.Add(DriftAspect.Limits, "stop-grace-seconds", ShapeWords.Number(GoDuration.Nanoseconds(service.Text("stop_grace_period")) / (long)NanosecondsOfCore));
        shape.Add(DriftAspect.Logging, "driver", service.Text("logging", "driver"));
        shape.AddAll(DriftAspect.Logging, service.TextMembers("logging", "options"));
    }
}
