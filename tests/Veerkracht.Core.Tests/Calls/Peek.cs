using Veerkracht.Core.Calls;
namespace Veerkracht.Core.Tests.Calls;
public class Peek
{
    [Theory] [InlineData("fietspaden")] [InlineData("schoolroutes")]
    public void Shipped_calls_have_no_faults(string slug) => Assert.Equal("", string.Join("\n", CallEngine.Read(ShippedCalls.Text(slug), slug + ".yaml").Faults));
}
