using System.CommandLine;
using Veerkracht.Cli;

var root = new RootCommand("Veerkracht: calls for projects, from envelope to result")
{
    ServeCommand.Make(),
    TokenCommand.Make(),
    VerifyCommand.Make(),
    BackupCommand.Make(),
    ForgottenCommand.Make(),
    BounceCommand.Make(),
    DrawPictureCommand.Make(),
    DrawWidthsCommand.Make(),
    CallCommands.Check(),
    CallCommands.Try(),
    CallCommands.Schema(),
    AllocationCommands.Allocate(),
    AllocationCommands.Draw(),
    ActsCommand.Make(),
    MessagesCommand.Make(),
};
return await root.Parse(args).InvokeAsync();
