import Host
import Testing

struct S3PlaceTests {
  @Test(arguments: ["s3://bucket", "s3://bucket/", "s3://my.bucket-1/a/b_c/"])
  func `an address has a bucket, and a prefix where there is one`(url: String) {
    #expect(S3Place(url) != nil)
  }

  @Test(arguments: ["s3://", "s3://bucket/../x", "s3://b/a b", "s3://b/$(id)", "http://b"])
  func `what names no bucket, or leads elsewhere, is none`(url: String) {
    #expect(S3Place(url) == nil)
  }
}
