using System.Text;
namespace Veerkracht.Tests.House;
internal static class Bodies
{
    public static HttpContent Json(string pattern, MatrixWorld world) => new StringContent("{}", Encoding.UTF8, "application/json");
    public static HttpContent Form(Address address, Visitor visitor, MatrixWorld world) => new FormUrlEncodedContent([]);
}
