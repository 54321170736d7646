using System.CommandLine;
using Veerkracht.Data.Verifying;

namespace Veerkracht.Cli;

/// <summary>
/// "verify": computes balances, totals and amounts anew and says what differs. Ends with 0 where all is right, 1 where something is
/// broken, 2 where it could not look.
/// </summary>
public static class VerifyCommand
{
    public static Command Make()
    {
        var command = new Command("verify", "Computes balances, totals and amounts anew, and names what differs")
        {
            StoreOptions.Data,
            StoreOptions.Postgres,
        };
        command.SetAction((parsed, stop) => StoredData.With(StoreOptions.From(parsed), services => Verify(services, stop), stop));
        return command;
    }

    private static async Task<int> Verify(IServiceProvider services, CancellationToken stop)
    {
        var found = await services.GetRequiredService<Verifier>().Run(stop);
        foreach (var verified in found)
        {
            Console.WriteLine($"{(verified.Broken.Count == 0 ? "right " : "BROKEN")} {verified.What}");
            foreach (var sentence in verified.Broken)
                Console.WriteLine($"       {sentence}");
        }
        var good = found.All(v => v.Broken.Count == 0);
        await services.GetRequiredService<Maintenance>().Record(MaintenanceRecord.Verification, good, stop);
        return good ? 0 : 1;
    }
}
