using EnvMap.Catalog;

namespace EnvMap.Deploy.Compose.Secrets;

/// <summary>Where the secrets of an output go, and where they come from when somebody has chosen another folder.</summary>
/// <param name="folder">The folder that is written.</param>
/// <param name="former">The one that <c>.env</c> names.</param>
/// <param name="standard">The one beside the Compose file, in which nobody else keeps anything.</param>
internal sealed class SecretPlace(string folder, string former, string standard)
{
    private readonly SecretFolder _folder = new(folder);
    private readonly SecretFolder _former = new(former);

    /// <summary>The folder.</summary>
    public string Path => _folder.Path;

    /// <summary>Whether nobody else keeps anything in the former folder, so that what leaves it does not stay there too.</summary>
    public bool IsFormerOurs => FolderIdentity.AreSame(_former.Path, standard);

    private bool Moves { get; } = !FolderIdentity.AreSame(folder, former);

    /// <summary>Why no secret may be written, or nobody can tell which there are.</summary>
    public CatalogProblem? Problem =>
        _folder.Problem is { } reason ? new CatalogProblem(_folder.Path, 0, 0, reason, ProblemSeverity.Error)
        : Moves && _former.Obstacle is { } obstacle ? new CatalogProblem(_former.Path, 0, 0, obstacle, ProblemSeverity.Error)
        : null;

    /// <summary>What stands in the files of those names, in the former folder where the new one lacks them.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, string>(Moves ? await _former.ReadAsync(names, cancellationToken).ConfigureAwait(false) : []);
        foreach (var (name, value) in await _folder.ReadAsync(names, cancellationToken).ConfigureAwait(false))
        {
            values[name] = value;
        }
        return values;
    }

    /// <summary>The folder that any of the files would come from; null where they stay.</summary>
    public string? FormerOf(IEnumerable<string> names) => Moves && _former.HasAny(names) ? _former.Path : null;

    /// <summary>Writes the files; whatever stands in the former folder stays.</summary>
    public Task WriteAsync(IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken) => _folder.WriteAsync(files, cancellationToken);

    /// <summary>
    /// Leaves the former folder, once what names it is changed: of the files beside the Compose file none stays that now stands elsewhere. Tells
    /// what somebody has to remove.
    /// </summary>
    public CatalogProblem? LeaveFormer(IReadOnlyCollection<string> names)
    {
        if (!Moves)
        {
            return null;
        }
        if (IsFormerOurs)
        {
            _former.Remove(names);
            return null;
        }
        return !_former.HasAny(names) ? null : new CatalogProblem(
            _former.Path, 0, 0, $"The secrets have been copied to '{_folder.Path}', and stand here too. Remove those here that nothing else uses.", ProblemSeverity.Warning);
    }
}
