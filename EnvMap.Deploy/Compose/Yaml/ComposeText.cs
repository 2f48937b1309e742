namespace EnvMap.Deploy.Compose.Yaml;

/// <summary>A value of a Compose file: literal text, in which Compose finds nothing to replace, and variables of ours.</summary>
internal sealed record ComposeText
{
    private ComposeText(string raw) => Raw = raw;

    /// <summary>As it stands in the file, before YAML's quoting.</summary>
    public string Raw { get; }

    /// <summary>Whether a variable stands in it.</summary>
    public bool HasVariable => Raw.Replace("$$", "", StringComparison.Ordinal).Contains('$', StringComparison.Ordinal);

    /// <summary>A variable that must be there; it may be empty.</summary>
    public static ComposeText Variable(string name) => new($"${{{name}}}");

    /// <summary>A variable with the text, which may have variables of its own, that stands in for it where it is missing or empty.</summary>
    public static ComposeText Variable(string name, ComposeText fallback) => new($"${{{name}:-{fallback.Raw}}}");

    /// <summary>A variable without whose value Compose refuses to start, with the cure.</summary>
    public static ComposeText Required(string name, string cure, bool mayBeEmpty = false) => new($"${{{name}{(mayBeEmpty ? "" : ":")}?{cure}}}");

    public static implicit operator ComposeText(string literal) => new(literal.Replace("$", "$$", StringComparison.Ordinal));

    public static ComposeText operator +(ComposeText left, ComposeText right) => new(left.Raw + right.Raw);

    public override string ToString() => Raw;
}
