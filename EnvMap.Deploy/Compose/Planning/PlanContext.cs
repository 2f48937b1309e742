using EnvMap.Catalog;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Deploy.Compose.Inputs;
using EnvMap.Deploy.Compose.Projects;
using EnvMap.Deploy.Compose.Yaml;
using EnvMap.Deploy.Losses;
using EnvMap.Deploy.Manifests;
using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>What the parts of a plan share.</summary>
internal sealed class PlanContext
{
    private static readonly ResourceDocument s_nothingSaid = new();

    // Parts without values of their own are nothing that the ledger knows.
    private readonly HashSet<string> _accountable;
    private readonly UniqueNames _images = new([]);
    private readonly InputNames _inputs;

    public PlanContext(DeployInput input, string folder, LossLedger ledger)
    {
        (Source, Folder, Ledger) = (input.Source, folder, ledger);
        _accountable = [.. input.Source.Manifest.Fields.Select(field => field.Place.Pointer), .. input.Source.Manifest.Fields.Select(field => field.Owner).OfType<string>()];
        Services = [.. input.Source.Manifest.Resources.Values.OfType<ManifestWorkload>().Where(IsService)];
        Ports = new ServicePorts(Services, ledger);
        var inputs = _inputs = new InputNames(input.Source.Manifest, ledger);
        Addresses = new ComposeAddresses(Ports, inputs, Services.Select(service => service.Name).ToHashSet(StringComparer.Ordinal));
        Resolver = new ManifestResolver(input.Source.Manifest, Addresses);
        Networks = new ServiceNetworks(input.Source.Profile);
        Variables = new VariablePlan(input.Source.Profile?.Environment, inputs.Variables);
        Secrets = new SecretPlan(Variables, inputs.Files);
        Files = new FilePlan(this);
        ProjectName = ComposeProjectName.Of(input.Source);
    }

    public DeploySource Source { get; }

    /// <summary>The folder that is written, which paths are relative to.</summary>
    public string Folder { get; }

    public LossLedger Ledger { get; }

    /// <summary>What Compose calls all of it.</summary>
    public string ProjectName { get; }

    /// <summary>What becomes a service.</summary>
    public IReadOnlyList<ManifestWorkload> Services { get; }

    /// <summary>What is wrong with the input, so that nothing is written.</summary>
    public List<CatalogProblem> Problems { get; } = [];

    public ServicePorts Ports { get; }

    public ComposeAddresses Addresses { get; }

    public ManifestResolver Resolver { get; }

    public ServiceNetworks Networks { get; }

    public VariablePlan Variables { get; }

    public SecretPlan Secrets { get; }

    public FilePlan Files { get; }

    /// <summary>The recipes of images, by their path below the output.</summary>
    public SortedDictionary<string, string> Recipes { get; } = new(StringComparer.Ordinal);

    /// <summary>The folders of others that images are built from.</summary>
    public List<BuildContext> BuildContexts { get; } = [];

    /// <summary>Whether <c>.env</c> may have a secret under that name.</summary>
    public bool IsSecretVariable(string name) => _inputs.VariablesOfSecrets.Contains(name);

    public ResourceDocument DocumentOf(string resource) => Source.Profile?.Resources.GetValueOrDefault(resource) ?? s_nothingSaid;

    /// <summary>Resolves a text that goes into the output, and accounts for it.</summary>
    public ResolvedText Resolve(ManifestText text)
    {
        var resolved = Resolver.Resolve(text);
        if (resolved.Missing.Any())
        {
            Ledger.Lost(text, $"Nothing stands for {string.Join(", ", resolved.Missing.Distinct())} here.");
        }
        else
        {
            Account(text);
        }
        return resolved;
    }

    /// <summary>A text that whoever may ask the engine sees, such as an argument.</summary>
    public ComposeText WriteVisible(ManifestText text)
    {
        var resolved = Resolve(text);
        if (resolved.IsSecret)
        {
            Ledger.Mapped(text, "A secret stands in it: it is put in from .env, and whoever sees the container's processes or may ask the engine sees it.");
        }
        return Write(resolved);
    }

    /// <summary>A path that must be known when the files are written; where something in it is not, as it stands in the manifest.</summary>
    public string ResolvePath(ManifestText text)
    {
        var resolved = Resolve(text);
        if (resolved.Pieces.Any(piece => piece.Kind is not ResolvedPieceKind.Literal))
        {
            Ledger.Lost(text, "What stands in the path is known when it is started and not before.");
            return text.Raw;
        }
        var path = resolved.ToString();
        if (path.Any(char.IsControl))
        {
            Problems.Add(Problem(text.Place, "What the path comes to has a control character. Correct what it refers to."));
            return text.Raw;
        }
        return path;
    }

    /// <summary>What the image of a service is called that is built here; no other project of the machine has one of that name.</summary>
    public string ImageNameOf(ManifestWorkload workload)
    {
        // An engine takes small letters and digits, with single marks between them.
        var words = new string([.. workload.Name.ToLowerInvariant().Select(character => char.IsAsciiLetterOrDigit(character) ? character : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return $"{string.Join('-', ProjectName.Split('-', '_').Where(word => word.Length > 0))}-{_images.Of(workload.Name, string.Join('-', words))}";
    }

    /// <summary>Something wrong at a place of the manifest.</summary>
    public CatalogProblem Problem(ManifestPlace place, string message) =>
        new(Source.Manifest.Path, place.Line, place.Column, $"{place.Pointer}: {message}", ProblemSeverity.Error);

    /// <summary>Says that a part stands in the output.</summary>
    public void Account(ManifestPart part)
    {
        if (_accountable.Contains(part.Place.Pointer))
        {
            Ledger.Emitted(part);
        }
    }

    /// <summary>What ties a service to the resource and the rows that it comes from.</summary>
    public IReadOnlyDictionary<string, ComposeText> LabelsOfService(string resource)
    {
        var labels = new OrderedDictionary<string, ComposeText>(LabelsOfVolume(resource));
        if (DocumentOf(resource).Rows is { Count: > 0 } rows)
        {
            labels["org.envmap.row"] = string.Join(", ", rows);
        }
        return labels;
    }

    /// <summary>What ties a volume to the resource that it is for, and never changes: with other labels an engine wants to make it anew.</summary>
    public IReadOnlyDictionary<string, ComposeText> LabelsOfVolume(string resource)
    {
        var labels = new OrderedDictionary<string, ComposeText> { ["org.envmap.resource"] = resource };
        if (Source.Profile is { } profile)
        {
            labels["org.envmap.profile"] = profile.Name;
        }
        return labels;
    }

    /// <summary>A text as the Compose file has it: inputs become variables.</summary>
    public ComposeText Write(ResolvedText text) => text.Pieces.Aggregate((ComposeText)"", (written, piece) => written + Write(piece));

    /// <summary>A piece of a text as the Compose file has it.</summary>
    public ComposeText Write(ResolvedPiece piece) =>
        piece.Kind is ResolvedPieceKind.Placeholder ? Variables.Input(Addresses.Inputs[piece.Text]) : piece.Text;

    /// <summary>A path of the manifest as the Compose file, which is elsewhere, has it.</summary>
    public string Locate(string path)
    {
        var relative = Path.GetRelativePath(Folder, Source.Manifest.Locate(path)).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? relative : $"./{relative}";
    }

    private static bool IsService(ManifestWorkload workload) => workload is ManifestProject or ManifestContainer { Build: null or { BuildOnly: false } };
}
