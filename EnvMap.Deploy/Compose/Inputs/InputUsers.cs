using System.Text.RegularExpressions;
using EnvMap.Deploy.Compose.Nodes;
using EnvMap.Deploy.Compose.Planning;
using EnvMap.Deploy.Compose.Yaml;
using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Deploy.Compose.Inputs;

/// <summary>Which services use what: variables by their names, inputs by the names of their files.</summary>
internal sealed partial class InputUsers
{
    private readonly ComposePlan _plan;
    private readonly Dictionary<string, SortedSet<string>> _users = [];

    public InputUsers(ComposePlan plan)
    {
        _plan = plan;
        var keys = plan.Placeholders.Values.ToLookup(key => key.Variable);
        foreach (var (name, service) in plan.File.Services)
        {
            foreach (var variable in Reference().Matches(ComposeYaml.Write(service)).Select(match => match.Groups[1].Value).Distinct())
            {
                Note(variable, name);
                foreach (var key in keys[variable])
                {
                    NoteInput(key, name);
                }
            }
            if (service.Secrets.Count > 0)
            {
                Note(VariablePlan.SecretsFolderName, name);
            }
            foreach (var piece in TextsOf(service).SelectMany(text => text.Pieces).Where(piece => piece.Kind is ResolvedPieceKind.Placeholder))
            {
                NoteInput(plan.Placeholders[piece.Text], name);
            }
        }
    }

    /// <summary>The services that use a variable, or an input in any form.</summary>
    public IReadOnlyList<string> Of(string name) => [.. _users.GetValueOrDefault(name) ?? []];

    // What its default speaks of, it uses too.
    private void NoteInput(InputKey key, string service)
    {
        if (Note(key.Plain.FileName, service))
        {
            foreach (var piece in (_plan.Inputs[key.Plain.FileName].Default?.Pieces ?? []).Where(piece => piece.Kind is ResolvedPieceKind.Placeholder))
            {
                NoteInput(_plan.Placeholders[piece.Text], service);
            }
        }
    }

    private bool Note(string name, string service)
    {
        if (!_users.TryGetValue(name, out var services))
        {
            _users[name] = services = new SortedSet<string>(StringComparer.Ordinal);
        }
        return services.Add(service);
    }

    // What stands in the files that it is given.
    private IEnumerable<ResolvedText> TextsOf(ComposeService service)
    {
        var secrets = service.Secrets.Select(grant => grant.Source).Concat(service.EnvFile.Select(file => file.Raw[(file.Raw.LastIndexOf('/') + 1)..])).ToHashSet();
        var configs = service.Configs.Select(grant => _plan.File.Configs[grant.Source].File.Raw).ToHashSet();
        return _plan.Secrets.Where(file => secrets.Contains(file.Name)).SelectMany(file => file.Variables.Values.Append(file.Text).OfType<ResolvedText>())
            .Concat(_plan.Files.Where(file => configs.Contains($"./{file.Path}")).Select(file => file.Text));
    }

    // ${NAME}, ${NAME:-other}, ${NAME:?cure}; $${NAME} is text.
    [GeneratedRegex(@"(?<!\$)(?:\$\$)*\$\{(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
