namespace EnvMap.Deploy.Manifests.Expressions;

/// <summary>What a piece of a resolved text is.</summary>
public enum ResolvedPieceKind
{
    /// <summary>Characters that are known when the files are written.</summary>
    Literal,

    /// <summary>Something that is put in later, by the target's own tools.</summary>
    Placeholder,

    /// <summary>An expression for which the target has nothing.</summary>
    Missing,
}
