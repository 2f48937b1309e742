using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.Dashboard.Mapping;

/// <summary>How the dashboard's details show a property that it has no name for.</summary>
/// <param name="Name">The label.</param>
/// <param name="Order">The place among the properties of the same resource.</param>
internal sealed record PropertyDisplay(string Name, int Order)
{
    private static readonly Dictionary<(string ResourceType, string Property), PropertyDisplay> s_known = Build(
        ("Container",
        [
            (KnownProperties.ContainerImage, "Image"),
            (KnownProperties.ContainerId, "Container ID"),
            (KnownProperties.ContainerCommand, "Command"),
            (KnownProperties.ContainerArgs, "Arguments"),
            (KnownProperties.ContainerPorts, "Ports"),
            (KnownProperties.ContainerLifetime, "Lifetime"),
        ]),
        ("Executable",
        [
            (KnownProperties.ExecutablePath, "Program"),
            (KnownProperties.ExecutableWorkDir, "Working directory"),
            (KnownProperties.ExecutableArgs, "Arguments"),
            (KnownProperties.ExecutablePid, "Process ID"),
        ]),
        ("Project",
        [
            (KnownProperties.ProjectPath, "Project"),
            (KnownProperties.ProjectLaunchProfile, "Launch profile"),
            (KnownProperties.ExecutablePid, "Process ID"),
        ]));

    public static PropertyDisplay? Find(string resourceType, string property) => s_known.GetValueOrDefault((resourceType, property));

    private static Dictionary<(string, string), PropertyDisplay> Build(params (string Type, (string Property, string Label)[] Rows)[] types)
        => types
            .SelectMany(type => type.Rows.Select((row, order) => (Key: (type.Type, row.Property), Display: new PropertyDisplay(row.Label, order))))
            .ToDictionary(entry => entry.Key, entry => entry.Display);
}
