namespace EnvMap.Deploy.Processes;

/// <summary>A command of another program.</summary>
/// <param name="FileName">The program: a path, or a name that is looked up on PATH.</param>
/// <param name="Arguments">Its arguments, each as the program gets it; a secret is none of them.</param>
public sealed record ProcessCommand(string FileName, params IReadOnlyList<string> Arguments)
{
    /// <summary>The folder that it runs in; null for the current one.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables beside those of this process; null takes one away. They may hold secrets.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>What it reads; null for nothing.</summary>
    public Stream? Input { get; init; }

    /// <summary>Takes the bytes that it writes to its output, which the result then lacks; null to keep them as text.</summary>
    public Stream? Output { get; init; }

    /// <summary>Is told each line of its output and of its errors as it comes.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>The program and its arguments, for people.</summary>
    public override string ToString() => string.Join(' ', [FileName, .. Arguments]);
}
