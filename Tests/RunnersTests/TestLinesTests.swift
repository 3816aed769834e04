import Runners
import Testing

struct TestLinesTests {
  @Test(arguments: [
    ("def test_total(x):\n  pass\n\ndef test_total_of_all():\n", "test_total_of_all", 4),
    ("x\ndef test_total(x):\n", "test_total[2-3]", 2),
    ("func TestSum(t *testing.T) {\n", "TestSum/of_none", 1),
    ("describe('cart', () => {\n  it('adds two numbers', () => {\n", "adds two numbers", 2),
    ("describe('cart', () => {\n  it('adds two numbers', () => {\n", "cart > adds two numbers", 2),
    ("  @Test\n  public void addsUp() {\n", "addsUp()", 2),
    ("addsUp is called here\nand addsUp there\nfn addsUp() {\n", "addsUp", 3),
  ])
  func `a test begins where it is declared`(text: String, name: String, line: Int) {
    #expect(TestLines(text).line(of: name) == line)
  }

  @Test func `a name that is nowhere declared and in many lines is in none`() {
    #expect(TestLines("total\ntotal\n").line(of: "total") == nil)
    #expect(TestLines("").line(of: "") == nil)
  }
}
