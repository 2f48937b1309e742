using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Deploy.Compose.Nodes;
using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>The files that the profile gives to resources: configurations beside the Compose file, or secrets.</summary>
internal sealed class FilePlan(PlanContext context)
{
    private readonly UniqueNames _names = new([]);
    private readonly OrderedDictionary<string, PlannedFile> _files = [];
    private readonly SortedDictionary<string, ComposeFileSource> _nodes = new(StringComparer.Ordinal);

    public IEnumerable<PlannedFile> Files => _files.Values;

    public IReadOnlyDictionary<string, ComposeFileSource> Nodes => _nodes;

    /// <summary>Gives a resource its files: what it is granted, and what the files speak of.</summary>
    public (IReadOnlyList<ComposeFileGrant> Configs, IReadOnlyList<ComposeFileGrant> Secrets, IReadOnlyList<ResolvedText> Texts) Grant(string resource)
    {
        var (configs, secrets, texts) = (new List<ComposeFileGrant>(), new List<ComposeFileGrant>(), new List<ResolvedText>());
        foreach (var file in context.DocumentOf(resource).Files)
        {
            var text = context.Resolver.Resolve(context.Source.Files[file.Source]);
            texts.Add(text);
            foreach (var missing in text.Missing.Distinct())
            {
                context.Ledger.Lost(resource, $"Nothing stands for {missing} in {file.Source}.");
            }
            if (file.Secret || text.IsSecret)
            {
                secrets.Add(new ComposeFileGrant { Source = context.Secrets.FileOf(text, $"{resource}-{NameOf(file)}"), Target = file.Path });
            }
            else
            {
                configs.Add(new ComposeFileGrant { Source = AddConfig(resource, file, text), Target = file.Path });
            }
        }
        return (configs, secrets, texts);
    }

    private string AddConfig(string resource, FileDocument file, ResolvedText text)
    {
        var name = _names.Of($"{resource} {file.Path}", $"{resource}-{NameOf(file)}");
        _nodes[name] = new ComposeFileSource { File = $"./{file.Source}" };
        _files[file.Source] = new PlannedFile(file.Source, resource, text);
        return name;
    }

    private static string NameOf(FileDocument file) => file.Path[(file.Path.LastIndexOf('/') + 1)..];
}
