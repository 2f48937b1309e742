#:sdk Microsoft.NET.Sdk.Web
#:property PublishAot=false
#:property NoWarn=CS1591

// What Kestrel alone makes of one answer: the measure for eng/bench-map.sh. Argument: the URL of the answer, whose bytes and headers it repeats.
using Microsoft.Extensions.Primitives;

using var client = new HttpClient();
using var answer = await client.GetAsync(args[0]);
var body = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();

// Kestrel writes these itself; an age belongs to the answer that was read.
string[] own = ["Date", "Transfer-Encoding", "Connection", "Age"];
KeyValuePair<string, StringValues>[] headers = [.. answer.Headers.Concat(answer.Content.Headers)
    .Where(header => !own.Contains(header.Key))
    .Select(header => KeyValuePair.Create(header.Key, new StringValues([.. header.Value])))];

var builder = WebApplication.CreateEmptyBuilder(new() { Args = args });
builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? "http://127.0.0.1:0");
builder.Logging.AddSimpleConsole();
var app = builder.Build();
app.Run(context =>
{
    foreach (var (name, value) in headers)
    {
        context.Response.Headers[name] = value;
    }
    context.Response.ContentLength = body.Length;
    return context.Response.Body.WriteAsync(body, 0, body.Length, context.RequestAborted);
});
app.Run();
