using System.Runtime.CompilerServices;

namespace EnvMap.Tests.TestSupport;

// Compares with Snapshots/<Class>.<Method>[.<variant>].verified.<extension>.
internal static class Snapshot
{
    private const string UpdateVariable = "ENVMAP_UPDATE_SNAPSHOTS";

    public static void Match(
        string actual, string? variant = null, string extension = "txt",
        [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var name = string.Join('.', new[] { Path.GetFileNameWithoutExtension(file), method, variant }.OfType<string>());
        var verified = RepositoryRoot.Combine("EnvMap.Tests", "Snapshots", $"{name}.verified.{extension}");
        var received = RepositoryRoot.Combine("EnvMap.Tests", "Snapshots", $"{name}.received.{extension}");
        if (Environment.GetEnvironmentVariable(UpdateVariable) is "1")
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") is null or "" or "false", $"{UpdateVariable} is set in CI, where no snapshot may change. Unset it.");
            File.WriteAllText(verified, actual);
        }
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : null;
        File.Delete(received);
        if (expected != actual)
        {
            File.WriteAllText(received, actual);
            Assert.Fail($"{received} differs from {verified}. If it is right, run again with {UpdateVariable}=1.\n{FirstDifference(expected ?? "", actual)}");
        }
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(left.Length, right.Length)).First(i => left.ElementAtOrDefault(i) != right.ElementAtOrDefault(i));
        return $"line {line + 1}: expected '{left.ElementAtOrDefault(line)}', actual '{right.ElementAtOrDefault(line)}'";
    }
}
