using System.Text;

namespace EnvMap.Tools.CiCd.Jenkins;

/// <summary>Writes the pipeline of a profile as Jenkins reads it.</summary>
internal static class Jenkinsfile
{
    public const string Path = "Jenkinsfile";

    public static string Write(PipelineCommands commands)
    {
        var text = new StringBuilder(commands.Notice("//", Path));
        text.Append($$"""
            pipeline {
                agent { label 'dotnet && docker' }
                options {
                    disableConcurrentBuilds()
                    timeout(time: 150, unit: 'MINUTES')
                }
                parameters {
                    string(name: '{{PipelineCommands.HostVariable}}', defaultValue: '', description: 'The machine to deploy to, by ssh; empty: that of the agent.')
                }
                environment {
                    {{PipelineCommands.VersionVariable}} = "${env.GIT_COMMIT}"
                }
                stages {

            """);
        text.Append(Stage("Build", commands.Build)).Append(Stage("Test", commands.Test));
        if (commands.NeedsApproval)
        {
            text.Append($"        stage('Approve') {{\n            steps {{\n                input message: 'Deploy {commands.Profile}?', ok: 'Deploy'\n            }}\n        }}\n");
        }
        text.Append(Stage("Push the images", [.. commands.LogIn, .. commands.Push])).Append(Stage("Deploy", commands.DeployAnywhere));
        return text.Append("    }\n}\n").ToString().ReplaceLineEndings("\n");
    }

    private static string Stage(string name, IReadOnlyList<string> commands)
    {
        var script = string.Concat(commands.Select(command => $"                    {command.Replace("\\", "\\\\", StringComparison.Ordinal)}\n"));
        return $"        stage('{name}') {{\n            steps {{\n                sh '''\n                    set -eu\n{script}                '''\n            }}\n        }}\n";
    }
}
