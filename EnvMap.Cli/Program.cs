using EnvMap.Cli;

return EnvMapCommand.Run(args);
