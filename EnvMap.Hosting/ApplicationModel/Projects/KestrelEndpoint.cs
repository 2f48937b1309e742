using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>An endpoint that the settings of a project give to Kestrel.</summary>
internal sealed record KestrelEndpoint(string Name, BindingAddress Address, string? Protocols)
{
    /// <summary>Reads them as ASP.NET Core does; a scheme that occurs once names its endpoint.</summary>
    public static IReadOnlyList<KestrelEndpoint> Of(IConfiguration settings)
        => [.. settings.GetSection("Kestrel:Endpoints").GetChildren()
            .Where(e => e["Url"] is not null)
            .Select(e => new KestrelEndpoint(e.Key, BindingAddress.Parse(e["Url"]!), e["Protocols"]))
            .GroupBy(e => e.Address.Scheme)
            .SelectMany(g => g.Count() == 1 ? [g.Single() with { Name = g.Key }] : g.AsEnumerable())];

    /// <summary>Reads the settings of a project from its folder: the general ones, and over them those that carry the name of the folder.</summary>
    public static IConfiguration ReadSettings(string projectPath)
    {
        var directory = Path.GetDirectoryName(projectPath)!;
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT");
        var settings = new ConfigurationBuilder();
        foreach (var name in (string[])["appsettings", $"{Path.GetFileName(directory)}.settings"])
        {
            settings.AddJsonFile(Path.Combine(directory, $"{name}.json"), optional: true)
                .AddJsonFile(Path.Combine(directory, $"{name}.{environment}.json"), optional: true);
        }

        return settings.Build();
    }
}
