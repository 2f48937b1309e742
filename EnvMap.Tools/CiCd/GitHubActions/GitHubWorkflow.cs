using System.Text;
using EnvMap.Catalog.Profiles;

namespace EnvMap.Tools.CiCd.GitHubActions;

/// <summary>Writes the workflow of a profile.</summary>
internal static class GitHubWorkflow
{
    private const string Checkout = "actions/checkout@v6";
    private const string SetupDotNet = "actions/setup-dotnet@v5";
    private const string AwsCredentials = "aws-actions/configure-aws-credentials@v6";
    private const string EcrLogin = "aws-actions/amazon-ecr-login@v2";
    private const string RegistryLogin = "docker/login-action@v3";
    private const string HostedRunner = "ubuntu-24.04";

    public static string Write(PipelineCommands commands, string path, Profile profile)
    {
        var text = new StringBuilder(commands.Notice("#", path));
        // Whoever may approve stands among the protection rules of the environment.
        var trigger = commands.NeedsApproval ? "    tags: ['v*']" : "    branches: [main]";
        text.Append($$$"""
            name: Deploy {{{commands.Profile}}}
            on:
              push:
            {{{trigger}}}
              workflow_dispatch:
            concurrency:
              group: deploy-{{{commands.Profile}}}
              cancel-in-progress: false
            permissions:
              contents: read
            env:
              {{{PipelineCommands.VersionVariable}}}: ${{ github.sha }}
            jobs:
              test:
                runs-on: {{{HostedRunner}}}
                timeout-minutes: 90
                steps:

            """);
        text.Append(Setup()).Append(Run("Build", commands.Build)).Append(Run("Test", commands.Test));
        text.Append(Job("push", "test", commands, profile)).Append(Run("Push the images", commands.Push));
        text.Append(Job("deploy", "push", commands, profile)).Append(Run("Deploy", commands.Deploy));
        return text.ToString().ReplaceLineEndings("\n");
    }

    // Nobody's keys are kept: AWS lets in who can show that this workflow runs in this environment.
    private static string Job(string name, string needs, PipelineCommands commands, Profile profile)
    {
        var registry = RegistryOf(profile);
        return $$$"""
              {{{name}}}:
                needs: {{{needs}}}
                runs-on: {{{(commands.IsInAws ? HostedRunner : $"[self-hosted, {commands.Environment}]")}}}
                timeout-minutes: 60
                environment: {{{commands.Environment}}}
                permissions:
                  contents: read
            {{{(commands.IsInAws ? "      id-token: write\n" : "")}}}    env:
                  ENVMAP_REGISTRY: {{{registry.Address}}}
                steps:
            {{{Setup()}}}{{{(commands.IsInAws ? AssumeRole : "")}}}{{{registry.Login}}}
            """;
    }

    private const string AssumeRole = $$$"""
              - uses: {{{AwsCredentials}}}
                with:
                  role-to-assume: ${{ vars.AWS_DEPLOY_ROLE }}
                  aws-region: ${{ vars.AWS_REGION }}

        """;

    private static (string Address, string Login) RegistryOf(Profile profile) =>
        profile.Has("ECR")
            ? ("${{ vars.AWS_ACCOUNT_ID }}.dkr.ecr.${{ vars.AWS_REGION }}.amazonaws.com/envmap/", $"      - uses: {EcrLogin}\n")
            : profile.Has("Docker Hub")
                ? ("docker.io/${{ vars.DOCKERHUB_NAMESPACE }}/", $$$"""
                          - uses: {{{RegistryLogin}}}
                            with:
                              username: ${{ vars.DOCKERHUB_USERNAME }}
                              password: ${{ secrets.DOCKERHUB_TOKEN }}

                    """)
                : ("${{ vars.ENVMAP_REGISTRY }}", "");

    private static string Setup() => $"""
              - uses: {Checkout}
              - uses: {SetupDotNet}
                with:
                  global-json-file: global.json

        """;

    private static string Run(string name, IReadOnlyList<string> commands) =>
        $"      - name: {name}\n        run: |\n{string.Concat(commands.Select(command => $"          {command}\n"))}";
}
