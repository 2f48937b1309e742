using EnvMap.Api.Auth;
using EnvMap.Api.Pages.Errors;
using EnvMap.Api.Pages.Layout;
using EnvMap.Api.Pages.Login;
using EnvMap.Api.Pages.Tools;

namespace EnvMap.Api.Pages;

internal static class PagesExtensions
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        // Otherwise only Development finds the style sheets of a build that was not published.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton<MapProfiles>();
        builder.Services.AddSingleton<DatabasePart>();
        builder.Services.AddSingleton<RowEndpoints>();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapTheme();
        app.MapLoginForm();

        // No page takes a form; whoever only checks that one is there asks with HEAD.
        app.MapRazorComponents<App>().RequireAuthorization(Policies.Read).DisableAntiforgery()
            .Add(page => page.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head])));
    }
}
