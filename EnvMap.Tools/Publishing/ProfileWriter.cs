using EnvMap.Catalog;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Catalog.Profiles;
using EnvMap.Tools.CiCd;
using EnvMap.Tools.ContainerRegistry;
using EnvMap.Tools.LoadBalancing.Nginx;
using EnvMap.Tools.MapRows;

namespace EnvMap.Tools.Publishing;

/// <summary>Makes of a model what its manifest cannot hold: the document, and the files that it names.</summary>
internal sealed class ProfileWriter(Profile profile, IEnumerable<IResource> resources, DistributedApplicationExecutionContext executionContext)
{
    private readonly List<IResource> _resources = [.. resources.Where(StartOrder.Runs)];
    private readonly List<IResource> _all = [.. resources];
    private readonly Dictionary<string, string> _files = [];

    /// <summary>The files by their paths beside the document.</summary>
    public IReadOnlyDictionary<string, string> Files => _files;

    /// <summary>The resources whose files are copied in a run only, for nothing says whether their values are known to a publish.</summary>
    public IEnumerable<string> WithFilesLeftOut =>
        _resources.Where(resource => resource.HasAnnotationOfType<ContainerFileSystemCallbackAnnotation>()).Select(resource => resource.Name);

    public async Task<ProfileDocument> WriteAsync(CancellationToken cancellationToken)
    {
        var documents = new Dictionary<string, ResourceDocument>();
        foreach (var resource in _resources)
        {
            documents.Add(resource.Name, await DescribeAsync(resource, cancellationToken));
        }
        return new ProfileDocument
        {
            Name = profile.Name.ToString(),
            Environment = profile.Name.Environment,
            Phase = profile.Name.Phase.Number,
            Edge = _resources.SelectMany(resource => resource.Annotations.OfType<EdgeAnnotation>(), DescribeEdge).FirstOrDefault(),
            Registry = await DescribeRegistryAsync(cancellationToken),
            Rows = [.. profile.Rows.Select(Describe)],
            Resources = documents,
        };
    }

    private static EdgeDocument DescribeEdge(IResource resource, EdgeAnnotation edge) =>
        new() { Resource = resource.Name, Endpoint = edge.EndpointName, Domain = edge.Domain.ValueExpression };

    private static IEnumerable<string> RowsOf(IResource resource) => resource.Annotations.OfType<MapRowAnnotation>().Select(row => row.Row);

    private async Task<RegistryDocument?> DescribeRegistryAsync(CancellationToken cancellationToken)
    {
        foreach (var resource in _all)
        {
            switch (resource.Annotations.OfType<RegistryAnnotation>().FirstOrDefault())
            {
                case { EndpointName: { } endpoint }:
                    return new() { Resource = resource.Name, Endpoint = endpoint };
                case { Write: { } write }:
                    return new() { Address = FileTemplate.Write(await write(new() { Caller = resource, ExecutionContext = executionContext }, cancellationToken)) };
            }
        }
        return null;
    }

    // They are for other programs, which know no expressions of a manifest.
    private List<string>? FilesOf(ProfileRow row)
    {
        var sources = new List<string>();
        foreach (var file in _all.SelectMany(resource => resource.Annotations.OfType<RepositoryFileAnnotation>()).Where(file => row.IsInEffect && file.Row == row.Tool.Name))
        {
            var source = $"{ProfileDocument.FilesFolder}/{ProfileDocument.RepositoryFolder}/{file.Path}";
            _files.Add(source, file.Content);
            sources.Add(source);
        }
        return sources.Count is 0 ? null : sources;
    }

    private RowDocument Describe(ProfileRow row)
    {
        var document = new RowDocument
        {
            Row = row.Tool.Name,
            State = row.State,
            Cell = row.Placement.ToString(),
            RealisedBy = RealisedBy(row),
            Files = FilesOf(row),
            Reason = row.Reason,
            SupersededBy = row.SupersededBy?.Name,
        };
        return OtherOfSlot(row) is not { } other ? document : document with
        {
            State = RowState.Superseded,
            SupersededBy = other.Tool.Name,
            Reason = $"what is published realises {other.Tool.Name} in slot {row.Slot.ToSlug()}",
        };
    }

    // Two rows in use may share a slot: of the two that stand for one database, what is published has the container, not what a developer has installed.
    private ProfileRow? OtherOfSlot(ProfileRow row) => row.IsInEffect && row.Tool.Type is ToolTypes.Local && row.Slot is not ToolSlot.None && RealisedBy(row) is []
        ? profile.Rows.FirstOrDefault(other => other.IsInEffect && other.Slot == row.Slot && RealisedBy(other) is not [])
        : null;

    private List<string> RealisedBy(ProfileRow row) =>
        [.. _resources.Where(resource => row.IsInEffect && RowsOf(resource).Contains(row.Tool.Name, StringComparer.OrdinalIgnoreCase)).Select(resource => resource.Name)];

    private async Task<ResourceDocument> DescribeAsync(IResource resource, CancellationToken cancellationToken)
    {
        var stated = DeploymentExtensions.DocumentOf(resource);
        return stated with
        {
            Rows = [.. RowsOf(resource)],
            Health = HttpHealth.Of(resource, stated.Health),
            StartsAfter = StartOrder.Of(resource),
            Replicas = resource.GetReplicaCount(),
            Files = await WriteFilesAsync(resource, cancellationToken),
            EdgeRoutes =
            [
                .. resource.Annotations.OfType<EdgeRouteAnnotation>().Select(route => new EdgeRouteDocument
                {
                    Host = route.Subdomain,
                    Endpoint = route.Endpoint.EndpointName,
                    Default = route.IsDefault,
                }),
            ],
        };
    }

    private async Task<List<FileDocument>> WriteFilesAsync(IResource resource, CancellationToken cancellationToken)
    {
        var seenFrom = new ValueProviderContext { Caller = resource, ExecutionContext = executionContext };
        var documents = new List<FileDocument>();
        foreach (var file in resource.Annotations.OfType<GeneratedFileAnnotation>())
        {
            var source = $"{ProfileDocument.FilesFolder}/{resource.Name}{file.Path}";
            _files.Add(source, FileTemplate.Write(await file.Write(seenFrom, cancellationToken)));
            documents.Add(new FileDocument { Path = file.Path, Source = source, Secret = file.IsSecret });
        }
        return documents;
    }
}
