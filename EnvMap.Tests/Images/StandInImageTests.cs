using EnvMap.Acquisition;
using EnvMap.Hosting.PostgreSQL;
using EnvMap.Hosting.Redis;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Images;

public sealed class StandInImageTests
{
    private static readonly string s_recipes = RepositoryRoot.Combine("EnvMap.Tests", "Images");

    [Fact]
    public void CarryTheNamesThatTheEngineUses()
    {
        Assert.Equal($"{PostgresContainerImageTags.Registry}/{PostgresContainerImageTags.Image}:{PostgresContainerImageTags.Tag}", Assert.Single(Tags("postgres")));
        Assert.Equal($"{RedisContainerImageTags.Registry}/{RedisContainerImageTags.Image}:{RedisContainerImageTags.Tag}", Assert.Single(Tags("redis")));
    }

    [Fact]
    public void HoldThePostgresThatRunsAsAProcess()
    {
        var version = File.ReadAllText(Path.Combine(s_recipes, "postgres", "npm")).Trim().Split('@')[^1];

        Assert.Contains(version, PostgresBinaries.Package.FolderName, StringComparison.Ordinal);
    }

    [Fact]
    [RequiresDocker]
    public async Task SayThatTheyAreStandIns()
    {
        var standIns = await DockerEngine.RunAsync("image", "ls", "--quiet", "--filter", "label=org.envmap.stand-in=true");
        Assert.SkipWhen(standIns.Length == 0, "The container engine holds no stand-in image.");

        var notes = await DockerEngine.RunAsync(["image", "inspect", "--format", "{{index .Config.Labels \"org.envmap.stand-in.note\"}}", .. standIns.Split('\n')]);
        Assert.All(notes.Split('\n'), note => Assert.StartsWith("Not the official image", note, StringComparison.Ordinal));
    }

    [Fact]
    [RequiresDocker]
    public async Task BusyboxRunsAShell()
    {
        var (exitCode, output) = await TestContainer.RunAsync("busybox:1.37", "sh", "-c", "id -u; echo $((6 * 7))");

        Assert.Equal((0, "0\n42"), (exitCode, output));
    }

    private static string[] Tags(string recipe) => File.ReadAllLines(Path.Combine(s_recipes, recipe, "tags"));
}
