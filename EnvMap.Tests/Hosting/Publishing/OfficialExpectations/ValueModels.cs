using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

internal static class ValueModels
{
    public static Dictionary<string, ExpectationModel> All { get; } = new()
    {
        ["AddConnectionStringTests.Expression"] = new("cs", app => app.Builder.AddConnectionString("cs", ReferenceExpression.Create($"Endpoint={app.Builder.AddParameter("endpoint")};Key={app.Builder.AddParameter("key", secret: true)}"))),
        ["AddParameterTests.Value"] = new("pass", app => app.Builder.AddParameter("pass", "written here")),
        ["AddParameterTests.PublishedValue"] = new("pass", app => app.Builder.AddParameter("pass", "DefaultValue", publishValueAsDefault: true)),
        ["AddParameterTests.Generated"] = new("pass", app => app.Builder.AddParameter("pass", new GenerateParameterDefault { MinLength = 10 })),
        ["AddParameterTests.FromConfiguration"] = new("val", app => app.Builder.AddParameterFromConfiguration("val", "Some:Key")),
        ["AddParameterTests.ConnectionString"] = new("mycs", app => app.Builder.AddConnectionString("mycs")),
        ["PublishAsConnectionStringTests.Redis"] = new("redis", app => app.Builder.AddConnectionString("redis")),
        ["ManifestGenerationTests.GeneratedInput"] = new("param", app => app.Builder.AddParameter("param").Resource.Default = new GenerateParameterDefault
        {
            MinLength = 16,
            Lower = false,
            Upper = false,
            Numeric = false,
            Special = false,
            MinLower = 1,
            MinUpper = 2,
            MinNumeric = 3,
            MinSpecial = 4
        })
    };
}
