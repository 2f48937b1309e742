using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Deploy.Compose.EnvFiles;
using EnvMap.Deploy.Compose.Nodes;
using EnvMap.Deploy.Compose.Yaml;
using EnvMap.Deploy.Manifests;
using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>The environment of a service: what is plain stands in the Compose file, what is secret in files.</summary>
internal sealed class ServiceEnvironment
{
    private readonly PlanContext _context;
    private readonly string _service;
    private readonly SecretIntake? _intake;
    private readonly OrderedDictionary<string, ComposeText> _plain = [];
    private readonly OrderedDictionary<string, ResolvedText> _variables = [];
    private readonly Dictionary<string, ComposeFileGrant> _grants = [];
    private readonly List<ResolvedText> _texts = [];

    public ServiceEnvironment(PlanContext context, ManifestWorkload workload)
    {
        (_context, _service, _intake) = (context, workload.Name, context.DocumentOf(workload.Name).Secrets);
        foreach (var (name, text) in workload.Env)
        {
            Add(name, text);
        }
    }

    public IReadOnlyDictionary<string, ComposeText> Plain => _plain;

    /// <summary>What the texts speak of.</summary>
    public IReadOnlyList<ResolvedText> Texts => _texts;

    public IReadOnlyList<ComposeFileGrant> Grants => [.. _grants.Values.OrderBy(grant => grant.Source, StringComparer.Ordinal).ThenBy(grant => grant.Target, StringComparer.Ordinal)];

    /// <summary>The file of the secrets that the service takes in no other way.</summary>
    public IReadOnlyList<ComposeText> EnvFiles => _variables.Count is 0 ? [] : [_context.Secrets.VariablesOf(_service, _variables)];

    private void Add(string name, ManifestText text)
    {
        var resolved = _context.Resolve(text);
        if (name.Length is 0 || name.Contains('=', StringComparison.Ordinal) || name.Any(char.IsControl) || resolved.ToString().Contains('\0', StringComparison.Ordinal))
        {
            _context.Ledger.Lost(text, "No program can have a variable of this name, or with the character 0 in it.");
            return;
        }
        _texts.Add(resolved);
        if (!resolved.IsSecret)
        {
            _plain[name] = _context.Write(resolved);
        }
        else if (_intake?.FileVariables.GetValueOrDefault(name) is { } fileVariable)
        {
            var file = _context.Secrets.FileOf(resolved, $"{_service}-{name}");
            Grant(file, file);
            _plain[fileVariable] = $"{ComposeDefaults.SecretsInContainer}/{file}";
        }
        else if (_intake is { Folder: ComposeDefaults.SecretsInContainer, References: true } && resolved.Pieces.Count > 1)
        {
            _plain[name] = resolved.Pieces.Aggregate((ComposeText)"", (written, piece) => written + (piece.IsSecret ? Refer(piece, resolved) : _context.Write(piece)));
        }
        else if (_intake?.Folder is { } folder)
        {
            Grant(_context.Secrets.FileOf(resolved, $"{_service}-{name}"), folder is ComposeDefaults.SecretsInContainer ? name : $"{folder}/{name}");
        }
        else if (!EnvFileReader.IsName(name))
        {
            _context.Ledger.Lost(text, "A secret of this name cannot stand in a file of variables. Call the variable by letters, digits, dots, hyphens and underscores.");
        }
        else
        {
            _variables[name] = resolved;
            _context.Ledger.Mapped(text, "The whole value stands in a file of secrets, and in the environment of the container.");
        }
    }

    private ComposeText Refer(ResolvedPiece piece, ResolvedText text)
    {
        var key = _context.Addresses.Inputs[piece.Text];
        var file = _context.Secrets.FileOf(_context.Addresses.InputOf(key.Input, []), text);
        Grant(file, file);
        return key.Filters.Count is 0 ? $"{{secret:{file}}}" : $"{{secret:{file}:{string.Join(':', key.Filters)}}}";
    }

    private void Grant(string file, string target) =>
        _grants[target] = new ComposeFileGrant { Source = file, Target = target == file ? null : target };
}
