namespace EnvMap.Tools;

/// <summary>How a tool of the profile comes to run on this machine, or why it does not.</summary>
internal abstract record Realisation
{
    private Realisation()
    {
    }

    public sealed record Container : Realisation;

    public sealed record Process : Realisation;

    public sealed record NotStarted(string Reason, string Cure) : Realisation;
}
