namespace EnvMap.Deploy.Compose.Planning;

/// <summary>Gives each thing a name that is allowed and that no other has, by counting up; case does not count, since it does not on every file system.</summary>
internal sealed class UniqueNames
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Owner, string Wanted), string> _given = [];

    /// <param name="taken">Names that nothing gets.</param>
    public UniqueNames(IEnumerable<string> taken) => _names.UnionWith(taken);

    /// <summary>A name like the wanted one, of letters, digits, dots, hyphens and underscores; the same for the same owner every time.</summary>
    public string Of(string owner, string wanted)
    {
        if (!_given.TryGetValue((owner, wanted), out var name))
        {
            var safe = Safe(wanted);
            name = safe;
            for (var i = 2; !_names.Add(name); i++)
            {
                name = $"{safe}-{i}";
            }
            _given.Add((owner, wanted), name);
        }
        return name;
    }

    private static string Safe(string name)
    {
        var safe = string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' ? character : '-'));
        return safe.Length > 0 && char.IsAsciiLetterOrDigit(safe[0]) ? safe : $"x{safe}";
    }
}
