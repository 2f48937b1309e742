using System.Globalization;
using EnvMap.Tools.MapRows;
using EnvMap.Tools.NotStarted;
using EnvMap.Tools.Settings;

namespace EnvMap.Tools.MapProbes;

/// <summary>Writes the variables by which <c>EnvMap.Api</c> knows its profile and what to probe.</summary>
internal sealed class MapProbeVariables(Dictionary<string, object> variables)
{
    private const string Prefix = $"{EnvironmentMapSettings.Section}__";

    public void AddProfile(EnvironmentMapBuilder map)
    {
        variables[$"{Prefix}Environment"] = map.Profile.Name.Environment.ToString();
        variables[$"{Prefix}Phase"] = map.Profile.Name.Phase.Number.ToString(CultureInfo.InvariantCulture);
        AddList($"{Prefix}Include", map.Settings.Include);
        AddList($"{Prefix}Exclude", map.Settings.Exclude);
        AddList($"{Prefix}Options", map.Settings.Options);
        if (map.Application.ExecutionContext.IsRunMode)
        {
            // A published project brings its own copy, and has nothing of this machine.
            variables[$"{Prefix}Map"] = map.Settings.MapPath;
        }
    }

    public void AddProbe(IResource resource, IResource self)
    {
        var rows = resource.Annotations.OfType<MapRowAnnotation>().ToList();
        var probe = resource.Annotations.OfType<MapProbeAnnotation>().LastOrDefault()
            ?? (resource == self ? new MapProbeAnnotation(MapProbeKind.Self) : null);
        var notStarted = resource as ToolNotStartedResource;
        if (rows.Count is 0 || (probe is null && notStarted is null))
        {
            return;
        }

        // Shells drop variables whose names hold a hyphen.
        var key = $"{Prefix}Probes__{resource.Name.Replace('-', '_')}__";
        AddList($"{key}Rows", rows.Select(row => row.Row));
        if (rows.Select(row => row.RealisedBy).OfType<string>().FirstOrDefault() is { } realisedBy)
        {
            variables[$"{key}RealisedBy"] = realisedBy;
        }
        if (notStarted is not null)
        {
            (variables[$"{key}Reason"], variables[$"{key}Cure"]) = (notStarted.Reason, notStarted.Cure);
            return;
        }
        variables[$"{key}Kind"] = probe!.Kind.ToString();
        AddTarget($"{key}Target", probe);
    }

    private void AddTarget(string name, MapProbeAnnotation probe)
    {
        switch (probe)
        {
            case { Kind: MapProbeKind.Http, Endpoint: { } endpoint }:
                variables[name] = ReferenceExpression.Create($"{endpoint.Property(EndpointProperty.Url)}{probe.Path}");
                break;
            case { Kind: MapProbeKind.Tcp, Endpoint: { } endpoint }:
                variables[name] = ReferenceExpression.Create($"{endpoint.Property(EndpointProperty.Host)}:{endpoint.Property(EndpointProperty.Port)}");
                break;
            case { Connection: { } connection }:
                variables[name] = connection.Name;

                // The same as a reference gives, which this must not overwrite.
                variables.TryAdd(connection.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{connection.Name}", connection);
                break;
        }
    }

    private void AddList(string name, IEnumerable<string> values)
    {
        foreach (var (index, value) in values.Index())
        {
            variables[string.Create(CultureInfo.InvariantCulture, $"{name}__{index}")] = value;
        }
    }
}
