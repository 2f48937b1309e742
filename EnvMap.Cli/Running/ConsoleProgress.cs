namespace EnvMap.Cli.Running;

// At once and in order, which Progress<T> does not promise.
internal sealed class ConsoleProgress : IProgress<string>
{
    public void Report(string value) => Console.Out.WriteLine(value);
}
