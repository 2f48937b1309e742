using System.Text;

namespace EnvMap.Deploy.Compose.EnvFiles;

/// <summary>An .env file of Compose, with everything that its owner wrote into it.</summary>
internal sealed class EnvFile(IReadOnlyList<EnvEntry> entries)
{
    public static EnvFile Empty { get; } = new([]);

    private readonly Dictionary<string, EnvEntry> _variables = VariablesOf(entries);

    public IReadOnlyList<EnvEntry> Entries { get; } = entries;

    /// <summary>The variable of that name; of several the last, which is the one that counts.</summary>
    public EnvEntry? Find(string name) => _variables.GetValueOrDefault(name);

    /// <summary>The file with another value of a variable, in the place of the one that counts; where it has none, the file as it is.</summary>
    public EnvFile With(string name, string value)
    {
        var entry = Find(name);
        return new EnvFile([.. Entries.Select(other => other == entry ? other with { Raw = $"{name}={EnvQuoting.Write(value)}\n", Value = value } : other)]);
    }

    /// <summary>The text of the file with the variables that it lacks put behind what it has, which stays as it is.</summary>
    public string Complete(IEnumerable<EnvVariable> variables)
    {
        var text = new StringBuilder().AppendJoin("", Entries.Select(entry => entry.Raw));
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
        foreach (var variable in variables.Where(variable => !_variables.ContainsKey(variable.Name)))
        {
            Append(text, variable, variable.Value);
        }
        return text.ToString();
    }

    /// <summary>The text that is committed: every variable with its comment, the values of secrets left out.</summary>
    public static string Example(IEnumerable<EnvVariable> variables)
    {
        var text = new StringBuilder();
        foreach (var variable in variables)
        {
            Append(text, variable, variable.IsSecret ? "" : variable.Value);
        }
        return text.ToString();
    }

    private static Dictionary<string, EnvEntry> VariablesOf(IEnumerable<EnvEntry> entries)
    {
        var variables = new Dictionary<string, EnvEntry>();
        foreach (var entry in entries)
        {
            if (entry.Name is { } name)
            {
                variables[name] = entry;
            }
        }
        return variables;
    }

    private static void Append(StringBuilder text, EnvVariable variable, string value)
    {
        if (text.Length > 0)
        {
            text.Append('\n');
        }
        foreach (var line in variable.Comment.Split('\n'))
        {
            text.Append("# ").Append(line).Append('\n');
        }
        text.Append(variable.Name).Append('=').Append(EnvQuoting.Write(value)).Append('\n');
    }
}
