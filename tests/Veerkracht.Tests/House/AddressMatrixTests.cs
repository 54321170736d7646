using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

public sealed class AddressMatrixTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_is_meant_reads_and_nobody_else(Database database)
    {
        await using var site = await TestSite.Start(database);
        var world = await MatrixWorld.Make(site);
        var people = await Visitor.All(site);
        var wrong = new List<string>();
        foreach (var address in (await Address.All(site)).Where(a => a.IsReading && !a.IsFile))
        {
            if (address.Audience is null) { wrong.Add($"{address} SAYS NOTHING"); continue; }
            var line = new List<string>();
            foreach (var visitor in people)
            {
                using var answer = await address.Ask(visitor, world);
                var is_ = (int)answer.StatusCode;
                var holds = address.Audience.Holds(visitor.Persona);
                if (holds != answer.LetsIn(address) || (!holds && !answer.KeepsOut()))
                    line.Add($"{(holds ? "closed" : "let in")} {visitor} {is_} {answer.Headers.Location}");
            }
            if (line.Count > 0) wrong.Add($"{address} [{Places.Fill(address, world)}]\n      " + string.Join("\n      ", line));
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong.Order()));
    }
}
