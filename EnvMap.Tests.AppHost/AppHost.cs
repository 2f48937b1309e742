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
