using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;

namespace Veerkracht.Core.Tests.Calls.Writing;

/// <summary>What stands in a new piece is valid as it is, in a call that has something of everything.</summary>
public class New_pieces
{
    public static TheoryData<string, string?> All => [.. PieceInCall.All];

    private static CallText Edit(Edited edited) => edited.Text!;

    [Fact]
    public void The_call_around_them_is_valid() => Assert.Empty(Small.Faults(PieceInCall.Base.Source));

    [Theory, MemberData(nameof(All))]
    public void Are_valid(string kind, string? type)
    {
        var text = PieceInCall.Of(kind, type).Text;
        Assert.NotEqual(PieceInCall.Base.Source, text.Source);
        Assert.Empty(Small.Faults(text.Source));
    }

    [Theory, MemberData(nameof(All))]
    public void May_have_every_key_that_the_map_gives_them(string name, string? type)
    {
        var (text, path) = PieceInCall.Of(name, type);
        // A share stands beside the cost of a year, not beside a fixed amount.
        if (name == "year")
            text = Edit(text.Set(path.Then("cost"), Pieces.Plain("1")));
        // These stand in place of others, and are read before them.
        foreach (
            var key in FormatMap
                .Kinds[name]
                .KeysOf(type)
                .Where(k => (name, k.Name) is not (("step", "repeats") or ("pot", "per_year") or ("right", "value")))
        )
            if (text.At(path.Then(key.Name)) is null)
                text = Edit(text.Set(path.Then(key.Name), Pieces.Plain("null")));
        Assert.DoesNotContain(Small.Faults(text.Source), f => f.Contains("unknown key"));
        Assert.Contains(Small.Faults(Edit(text.Set(path.Then("no_such_key"), Pieces.Text("x"))).Source), f =>
            f.Contains("unknown key 'no_such_key'")
        );
    }
}
