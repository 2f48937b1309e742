using System.CommandLine;

var root = new RootCommand("EnvMap: which tool runs in which environment and phase, as a system. The verbs arrive with the features that they drive.");
root.SetAction(result => root.Parse("--help").Invoke(result.InvocationConfiguration));
return await root.Parse(args).InvokeAsync();
