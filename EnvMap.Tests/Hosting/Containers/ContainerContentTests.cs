using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Containers;

[RequiresDocker]
public sealed class ContainerContentTests
{
    [Fact]
    public async Task AContainerHasWhatItsResourceSays()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["mounted.txt"], "mounted", TestContext.Current.CancellationToken);
        var (volume, name) = ($"envmap-test-{Guid.NewGuid():N}", $"envmap-test-{Guid.NewGuid():N}");
        try
        {
            await using var builder = TestApp.Create();
            var secret = builder.AddParameter("secret", "hidden", secret: true);
            builder.AddScript("box", "cat /bound/mounted.txt /etc/envmap/deep/note.txt; stat -c '%u:%g %a %n' /etc/envmap/deep/note.txt /etc/envmap/plain.txt; echo \"$0 $1\"; exec sleep 1000", "first", "second")
                .WithContainerName(name)
                .WithVolume(volume, "/kept")
                .WithBindMount(folder.FullName, "/bound", isReadOnly: true)
                .WithContainerFiles("/etc", (context, _) => Task.FromResult<IEnumerable<ContainerFileSystemItem>>(
                [
                    new ContainerDirectory
                    {
                        Name = context.Model is ContainerResource ? "envmap" : "other",
                        Entries =
                        [
                            new ContainerFile { Name = "plain.txt", Contents = "plain" },
                            new ContainerDirectory { Name = "deep", Entries = [new ContainerFile { Name = "note.txt", Contents = "noted", Owner = 7, Mode = UnixFileMode.UserRead }] }
                        ]
                    }
                ]), defaultOwner: 5, defaultGroup: 6, umask: UnixFileMode.OtherRead)
                .WithContainerRuntimeArgs("--label", "envmap=yes", "--memory", "64m")
                .WithImagePullPolicy(ImagePullPolicy.Never)
                .WithEnvironment("SECRET", secret);
            await using var app = await builder.StartAsync();
            var running = await app.WaitAsync("box", KnownResourceStates.Running);
            await Eventually.Async(() => app.LogAsync("box").Result.Any(l => l.EndsWith(" first second")), "the last line");
            var log = string.Join('\n', await app.LogAsync("box"));
            Assert.Contains("mountednoted", log, StringComparison.Ordinal);
            Assert.Contains("7:6 400 /etc/envmap/deep/note.txt", log, StringComparison.Ordinal);
            Assert.Contains("5:6 662 /etc/envmap/plain.txt", log, StringComparison.Ordinal);

            var inspected = JsonNode.Parse(await DockerEngine.RunAsync("inspect", name))![0]!;
            Assert.Equal(running.Snapshot.ContainerId(), (string?)inspected["Id"]);
            Assert.Equal("yes", (string?)inspected["Config"]!["Labels"]!["envmap"]);
            Assert.Equal(64 << 20, (int)inspected["HostConfig"]!["Memory"]!);
            Assert.Contains("SECRET=hidden", inspected["Config"]!["Env"]!.AsArray().Select(v => (string?)v));
            Assert.Equal(["bind /bound", "volume /kept"], running.Snapshot.Volumes.Select(v => $"{v.MountType} {v.Target}").Order());
            Assert.Equal("Session", running.Snapshot.Text("container.lifetime"));
        }
        finally
        {
            await DockerEngine.RunAsync("volume", "rm", "--force", volume);
        }
    }

    [Fact]
    public async Task AnImageIsBuiltWithArgumentsSecretsAndAStage()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["Dockerfile"], """
            FROM busybox:1.37 AS wanted
            ARG GREETING
            RUN --mount=type=secret,id=TOKEN echo "$GREETING $(wc -c < /run/secrets/TOKEN)" > /built
            CMD ["sh", "-c", "cat /built; exec sleep 1000"]
            FROM wanted AS other
            CMD ["false"]
            """, TestContext.Current.CancellationToken);
        await using var builder = TestApp.Create();
        var token = builder.AddParameter("token", "12345", secret: true);
        var built = builder.AddDockerfile("built", folder.FullName, stage: "wanted")
            .WithBuildArg("GREETING", "good day").WithBuildSecret("TOKEN", token).WithContainerRuntimeArgs("--stop-signal", "KILL");
        await using var app = await builder.StartAsync();
        await app.WaitAsync("built", KnownResourceStates.Running);
        await Eventually.Async(() => app.LogAsync("built").Result.Any(l => l.EndsWith(" good day 5")), "what was built in");
        built.Resource.TryGetContainerImageName(out var image);
        await app.StopAsync(TestContext.Current.CancellationToken);
        await DockerEngine.RunAsync("image", "rm", "--force", image!);
    }

    [Fact]
    public async Task WhatIsStoppedLeavesNothingButItsVolume()
    {
        var volume = $"envmap-test-{Guid.NewGuid():N}";
        try
        {
            for (var run = 1; run <= 2; run++)
            {
                await using var builder = TestApp.Create();
                builder.AddScript("box", "echo run >> /kept/runs; cat /kept/runs; echo done; exec sleep 1000").WithVolume(volume, "/kept");
                await using var app = await builder.StartAsync();
                var id = (await app.WaitAsync("box", KnownResourceStates.Running)).Snapshot.ContainerId();
                await Eventually.Async(() => app.LogAsync("box").Result.Any(l => l.EndsWith(" done")), "the last line");
                Assert.Equal(run, (await app.LogAsync("box")).Count(l => l.EndsWith(" run")));
                var network = await DockerEngine.NetworkOfAsync(id);
                await app.StopAsync(TestContext.Current.CancellationToken);
                Assert.False(await DockerEngine.ExistsAsync("container", id));
                Assert.False(await DockerEngine.ExistsAsync("network", network));
            }

            Assert.True(await DockerEngine.ExistsAsync("volume", volume));
        }
        finally
        {
            await DockerEngine.RunAsync("volume", "rm", "--force", volume);
        }
    }
}
