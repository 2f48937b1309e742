// What the tests of the testing builder run. --Case=… has it misbehave.
const string Option = "--Case=";
var misbehaviour = args.FirstOrDefault(a => a.StartsWith(Option, StringComparison.Ordinal))?[Option.Length..];
if (misbehaviour == "throws")
{
    throw new InvalidDataException("This AppHost declares nothing.");
}

if (misbehaviour == "builds nothing")
{
    return 3;
}

var builder = DistributedApplication.CreateBuilder(args);
builder.AddExecutable("sleeper", "/bin/sh", ".", "-c", "echo awake; exec sleep 1000");
if (misbehaviour == "containers")
{
    builder.AddContainer("web", "busybox", "1.37")
        .WithEntrypoint("sh")
        .WithArgs("-c", "mkdir -p /www; echo hello > /www/index.html; exec httpd -f -p 8080 -h /www")
        .WithHttpEndpoint(targetPort: 8080)
        .WithVolume(builder.Configuration["Volume"]!, "/data")
        .WithContainerRuntimeArgs("--stop-signal", "KILL");
}

var app = builder.Build();
if (misbehaviour == "throws after building")
{
    throw new InvalidDataException("This AppHost starts nothing.");
}

if (misbehaviour == "starts nothing")
{
    return 4;
}

await app.RunAsync();
return 0;
