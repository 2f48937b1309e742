namespace EnvMap.Hosting.Testing;

/// <summary>Checks the arguments that a test passes to an AppHost.</summary>
internal static class TestingArguments
{
    public static void Check(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        for (var i = 0; i < args.Length; i++)
        {
            ArgumentException.ThrowIfNullOrEmpty(args[i], $"{nameof(args)}[{i}]");
        }
    }
}
