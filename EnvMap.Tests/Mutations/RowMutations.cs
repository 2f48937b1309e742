namespace EnvMap.Tests.Mutations;

/// <summary>The edits that the check of a row must find; one class a row.</summary>
public abstract class RowMutations
{
    public abstract string Row { get; }

    public abstract IEnumerable<Mutation> Mutations { get; }
}
