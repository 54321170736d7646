using CsCheck;
using Veerkracht.Core.Following;

namespace Veerkracht.Core.Tests.Following;

public sealed class FollowListTests
{
    private static readonly Gen<Followed> One = Gen.Select(
        Gen.Enum<FollowKind>(),
        Gen.OneOf(Gen.String[Gen.Char.AlphaNumeric, 1, 30], Gen.String[1, 60]),
        (kind, key) => new Followed(kind, key)
    );

    private static readonly Gen<FollowList> List = One.Array[0, 60].Select(FollowList.Of);

    [Fact]
    public void What_is_written_reads_back_and_fits_a_cookie() =>
        List.Sample(list =>
        {
            var written = list.Write();
            Assert.Equal(list, FollowList.Read(written));
            Assert.True(written.Length <= FollowList.Longest);
            Assert.True(list.All.Count <= FollowList.Most);
            Assert.All(written, c => Assert.True(char.IsAscii(c) && c is not (';' or ',' or '"' or ' ' or '\\')));
        });

    [Fact]
    public void Whatever_a_browser_sends_is_read_without_failing() =>
        Gen.String[0, 3000]
            .Sample(text =>
            {
                var read = FollowList.Read(text);
                Assert.Equal(read, FollowList.Read(read.Write()));
            });

    [Fact]
    public void A_union_loses_nothing_and_has_nothing_twice() =>
        Gen.Select(One.Array[0, 15], One.Array[0, 15])
            .Sample(pair =>
            {
                var (one, other) = (FollowList.Of(pair.Item1), FollowList.Of(pair.Item2));
                var both = one.Union(other);
                if (both.All.Count == FollowList.Most || both.Write().Length > FollowList.Longest - 400)
                    return;
                Assert.Equal(one.All.Concat(other.All).ToHashSet(), both.All.ToHashSet());
                Assert.Equal(both.All.Count, both.All.Distinct().Count());
                Assert.Equal(both, both.Union(one).Union(other));
                Assert.Equal(both.All.ToHashSet(), other.Union(one).All.ToHashSet());
            });

    [Fact]
    public void What_is_taken_out_is_gone_and_the_rest_stays() =>
        Gen.Select(List, One)
            .Sample(pair =>
            {
                var (list, one) = pair;
                Assert.False(list.With(one).Without(one).Has(one));
                Assert.Equal(list.All.Where(f => f != one), list.Without(one).All);
                Assert.Equal(list.Takes(one), list.With(one).Has(one));
            });

    [Theory]
    [InlineData("")]
    [InlineData("x:y")]
    [InlineData("c")]
    [InlineData("c%00")]
    [InlineData("c%0A~q~")]
    public void What_is_no_choice_is_not_there(string sent) => Assert.True(FollowList.Read(sent).IsEmpty);

    private static Gen<string?> OneOf(params string?[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    [Fact]
    public void A_search_is_written_one_way_and_reads_back() =>
        Gen.Select(Gen.String[0, 60], OneOf(null, "municipality", "x"), OneOf(null, "fietsen", "a b"))
            .Sample(typed =>
            {
                var search = CallSearch.Of(typed.Item1, typed.Item2, typed.Item3);
                if (search.IsEmpty)
                    Assert.Null(CallSearch.Read(search.Key));
                else
                    Assert.Equal(search, CallSearch.Read(search.Key));
            });

    [Fact]
    public void The_same_search_typed_otherwise_is_the_same() =>
        Assert.Equal(CallSearch.Of("  Fietsen  één ", "municipality", "").Key, CallSearch.Of("fietsen een", "municipality", null).Key);

    [Theory]
    [InlineData("q=fietsen&voor=mars")]
    [InlineData("voor=municipality&q=fietsen")]
    [InlineData("q=%00")]
    [InlineData("")]
    public void A_key_that_is_not_so_written_is_no_search(string key) => Assert.Null(CallSearch.Read(key));
}
