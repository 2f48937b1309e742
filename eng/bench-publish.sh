#!/usr/bin/env bash
# Measures how long a publish takes and how much memory it needs, for models of 10, 14, 100 and 1,000 resources; prints, asserts nothing.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

cat > "$folder/Web.csproj.txt" <<'XML'
<Project Sdk="Microsoft.NET.Sdk" />
XML
cat > "$folder/Bench.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <Import Project="$root/EnvMap.Hosting/build/EnvMap.Hosting.props" />
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <OutputPath>bin/</OutputPath>
    <AppendTargetFrameworkToOutputPath>false</AppendTargetFrameworkToOutputPath>
  </PropertyGroup>
  <ItemGroup>
    <ProjectReference Include="$root/EnvMap.Hosting/EnvMap.Hosting.csproj" />
  </ItemGroup>
  <Import Project="$root/EnvMap.Hosting/build/EnvMap.Hosting.targets" />
</Project>
XML
# Of every ten resources: a parameter, a database server with its password, a project, and containers that refer to those.
cat > "$folder/AppHost.cs" <<'CS'
var builder = DistributedApplication.CreateBuilder(args);
var count = int.Parse(Environment.GetEnvironmentVariable("BENCH_COUNT")!, System.Globalization.CultureInfo.InvariantCulture);
IResourceBuilder<ParameterResource>? parameter = null;
IResourceBuilder<PostgresServerResource>? server = null;
IResourceBuilder<ProjectResource>? project = null;
for (var i = 0; i < count; i++)
{
    switch (i % 10)
    {
        case 0:
            parameter = builder.AddParameter($"parameter-{i}", secret: true);
            break;
        case 1:
            server = builder.AddPostgres($"server-{i}");
            break;
        case 2:
            project = builder.AddProject($"project-{i}", "Web.csproj.txt").WithHttpEndpoint().WithReference(server!);
            break;
        default:
            builder.AddContainer($"container-{i}", "example/image", "1").WithHttpEndpoint(targetPort: 80).WithVolume($"volume-{i}", "/data")
                .WithEnvironment("SECRET", parameter!).WithEnvironment("PEER", project!.GetEndpoint("http"))
                .WithEnvironment("URI", ReferenceExpression.Create($"db://{parameter!.Resource:uri}@host/{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}"));
            break;
    }
}

builder.Build().Run();
CS
dotnet build "$folder/Bench.csproj" -c Release -v q -nodeReuse:false -clp:NoSummary

python3 - "$folder" <<'PY'
import os, statistics, subprocess, sys, time
folder = sys.argv[1]
medians = {}
for count in (10, 14, 100, 1000):
    seconds, memory = [], []
    for _ in range(5):
        begin = time.monotonic()
        process = subprocess.Popen(["dotnet", "bin/Bench.dll", "--publisher", "manifest", "--output-path", "manifest.json"],
                                   cwd=folder, env={**os.environ, "BENCH_COUNT": str(count)}, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"The publish of {count} resources ended with {os.waitstatus_to_exitcode(status)}.")
        seconds.append(time.monotonic() - begin)
        memory.append(usage.ru_maxrss / 1024)
    medians[count] = statistics.median(seconds)
    print(f"{count:5} resources: {medians[count]:.2f} s, {statistics.median(memory):.0f} MB (medians of 5)")
print(f"time(1000) / time(100) = {medians[1000] / medians[100]:.1f}")
PY
