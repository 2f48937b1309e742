using EnvMap.Api.Status;
using EnvMap.Catalog;
using Microsoft.Extensions.Options;

namespace EnvMap.Api.Map;

internal static class MapExtensions
{
    public static void AddMap(this IServiceCollection services)
    {
        services.AddOptions<MapOptions>().BindConfiguration(MapOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CurrentMap>();
        services.AddSingleton<StatusBoard>();
        services.AddSingleton<StreamLimits>();
    }

    /// <summary>Reads the map now; false, with every problem on the standard error stream, where it cannot be served.</summary>
    public static bool TryReadMap(this IHost app)
    {
        try
        {
            app.Services.GetRequiredService<CurrentMap>();
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return true;
        }
        catch (Exception exception) when (exception is CatalogException or FormatException or OptionsValidationException or AggregateException
            or InvalidOperationException { InnerException: not null })
        {
            foreach (var problem in ProblemsOf(exception))
            {
                Console.Error.WriteLine(problem);
            }
            return false;
        }
    }

    private static IEnumerable<string> ProblemsOf(Exception exception) => exception switch
    {
        AggregateException several => several.InnerExceptions.SelectMany(ProblemsOf),
        OptionsValidationException options => options.Failures,
        // What the binder cannot convert: it names the key.
        InvalidOperationException { InnerException: { } inner } => [$"{exception.Message} {inner.Message}"],
        _ => [exception.Message],
    };
}
