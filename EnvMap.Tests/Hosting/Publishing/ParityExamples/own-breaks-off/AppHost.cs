// Ours, not one of the expected: a publish that breaks off in the midst of the manifest.
var builder = DistributedApplication.CreateBuilder(args);

builder.AddContainer("written", "example/written", "1");
builder.AddContainer("broken", "example/broken", "1").WithEnvironment(_ => throw new FormatException("no value today"));

builder.Build().Run();
