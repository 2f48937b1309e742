using EnvMap.Deploy.Compose.Nodes;
using EnvMap.Deploy.Compose.Yaml;
using EnvMap.Deploy.Manifests;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>The volumes and the paths of the machine that services see.</summary>
internal sealed class ServiceMounts(PlanContext context)
{
    private readonly UniqueNames _names = new([]);
    private readonly SortedDictionary<string, ComposeVolume> _volumes = new(StringComparer.Ordinal);

    /// <summary>The named volumes of all services so far.</summary>
    public IReadOnlyDictionary<string, ComposeVolume> Volumes => _volumes;

    public IReadOnlyList<ComposeMount> MountsOf(ManifestWorkload workload) =>
    [
        .. workload is ManifestContainer container ? [.. container.Volumes.Select(volume => Mount(workload, volume)), .. container.BindMounts.Select(Mount)] : Array.Empty<ComposeMount>(),
        .. (context.DocumentOf(workload.Name).Host?.Mounts ?? []).Select(mount => new ComposeMount
        {
            Type = ComposeMount.Bind,
            Source = mount.Source,
            Target = mount.Target,
            ReadOnly = mount.ReadOnly,
        }),
    ];

    private ComposeMount Mount(ManifestWorkload workload, ManifestVolume volume)
    {
        context.Account(volume);
        var name = volume.Name is { Raw.Length: > 0 } given ? NameOf(workload, given) : null;
        if (name is not null)
        {
            _volumes.TryAdd(name, new ComposeVolume { Labels = context.LabelsOfVolume(workload.Name) });
        }
        return new ComposeMount
        {
            Type = ComposeMount.Volume,
            Source = name is null ? null : (ComposeText)name,
            Target = context.WriteVisible(volume.Target),
            ReadOnly = volume.IsReadOnly,
        };
    }

    private string NameOf(ManifestWorkload workload, ManifestText text)
    {
        var wanted = context.ResolvePath(text);
        var name = _names.Of("", wanted);
        if (name != wanted)
        {
            context.Ledger.Assumed(workload.Name, $"The volume that the manifest calls otherwise is called '{name}', as an engine allows.");
        }
        return name;
    }

    private ComposeMount Mount(ManifestBindMount mount)
    {
        context.Account(mount);
        var source = context.ResolvePath(mount.Source);
        var isRooted = source.StartsWith('/') || Path.IsPathRooted(source) || source is [var drive, ':', '\\' or '/', ..] && char.IsAsciiLetter(drive);
        context.Ledger.Mapped(mount.Source, isRooted
            ? "It is a path of the machine: on the one where it runs something must lie there."
            : "It is a path of the machine that published this; on another one something must lie there.");
        return new ComposeMount
        {
            Type = ComposeMount.Bind,
            Source = isRooted ? source : context.Locate(source),
            Target = context.WriteVisible(mount.Target),
            ReadOnly = mount.IsReadOnly,
        };
    }
}
