var builder = DistributedApplication.CreateBuilder(args);
var sleeper = builder.AddExecutable("sleeper", "/bin/sh", ".", "-c", "echo hello; exec sleep 1000");
builder.AddProject<Projects.EnvMap_Api>("api").WithHttpHealthCheck("/alive").WaitFor(sleeper).WithEnvironment("ConnectionStrings__envmapdb", "Host=localhost");
builder.Build().Run();
